package assay.source.smbios;

import assay.host.FileQuery;
import assay.host.FileSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The strings the kernel took out of the table, for a machine whose table cannot be read.
public record DmiIds(
    @Nullable String biosVendor,
    @Nullable String biosVersion,
    @Nullable String biosDate,
    @Nullable String systemVendor,
    @Nullable String productName,
    @Nullable String productVersion,
    @Nullable String productSerial,
    @Nullable String productUuid,
    @Nullable String productSku,
    @Nullable String productFamily,
    @Nullable String boardVendor,
    @Nullable String boardName,
    @Nullable String boardVersion,
    @Nullable String boardSerial,
    @Nullable String boardAssetTag,
    @Nullable String chassisVendor,
    @Nullable String chassisType,
    @Nullable String chassisVersion,
    @Nullable String chassisSerial,
    @Nullable String chassisAssetTag) {
  private static final String FOLDER = "/sys/class/dmi/id/";
  private static final List<String> NAMES =
      List.of(
          "bios_vendor",
          "bios_version",
          "bios_date",
          "sys_vendor",
          "product_name",
          "product_version",
          "product_serial",
          "product_uuid",
          "product_sku",
          "product_family",
          "board_vendor",
          "board_name",
          "board_version",
          "board_serial",
          "board_asset_tag",
          "chassis_vendor",
          "chassis_type",
          "chassis_version",
          "chassis_serial",
          "chassis_asset_tag");

  /// What to read for [#of].
  public static FileQuery query() {
    return FileQuery.of("dmi-ids", NAMES.stream().map(FOLDER::concat).toList(), List.of());
  }

  /// The strings that were read; null when there are none.
  public static @Nullable DmiIds of(FileSet set) {
    List<@Nullable String> texts = NAMES.stream().map(name -> set.text(FOLDER + name)).toList();
    if (texts.stream().allMatch(Objects::isNull)) {
      return null;
    }
    return new DmiIds(
        texts.get(0),
        texts.get(1),
        texts.get(2),
        texts.get(3),
        texts.get(4),
        texts.get(5),
        texts.get(6),
        texts.get(7),
        texts.get(8),
        texts.get(9),
        texts.get(10),
        texts.get(11),
        texts.get(12),
        texts.get(13),
        texts.get(14),
        texts.get(15),
        type(texts.get(16)),
        texts.get(17),
        texts.get(18),
        texts.get(19));
  }

  private static @Nullable String type(@Nullable String number) {
    try {
      return number == null ? null : Words.chassisType(Integer.parseInt(number));
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
