package assay.vm;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A machine as data: what QEMU is told, and therefore what an honest audit must find. Profiles are
/// the JSON resources below `assay/vm/profiles`.
///
/// @param name the resource's name
/// @param memoryMebibytes size of memory
/// @param cpus number of processors
/// @param cpuModel QEMU's CPU model, or null for the richest one the accelerator has
/// @param disks its disks
/// @param cards network cards; the first one carries SSH
/// @param bmc the management controller on a KCS port
/// @param system SMBIOS type 1, or null for QEMU's own
/// @param board SMBIOS type 2, or null for none
/// @param chassis SMBIOS type 3, or null for QEMU's own
/// @param deadDisk whether one more disk never answers a request
/// @param slots empty slots, for what is plugged in while it runs
/// @param clock what its clock says at power-on, or null for the right time
public record HardwareProfile(
    String name,
    int memoryMebibytes,
    int cpus,
    @Nullable String cpuModel,
    List<Disk> disks,
    List<Card> cards,
    Bmc bmc,
    @Nullable Smbios system,
    @Nullable Smbios board,
    @Nullable Smbios chassis,
    boolean deadDisk,
    int slots,
    @Nullable String clock) {

  /// What the management controller is like.
  public enum Bmc {
    NONE,
    ANSWERING,
    /// It says for ever that it is still starting.
    UNREADY
  }

  /// How a disk is attached.
  public enum Bus {
    SATA,
    NVME,
    SCSI,
    /// Behind QEMU's MegaRAID controller, as a volume.
    MEGARAID,
    USB
  }

  /// What a card's cable and slot look like at power-on.
  public enum Link {
    UP,
    DOWN,
    /// The slot is empty; [Vm#plugCard] fills it later.
    UNPLUGGED
  }

  /// One disk, empty where no content is named. A USB disk with content is a stick. NVMe disks have
  /// QEMU's model name, whatever is asked for, so theirs is null. A dead one says what it is, and
  /// answers no request for what is on it.
  public record Disk(
      Bus bus,
      @Nullable String model,
      String serial,
      int sizeMebibytes,
      @Nullable String wwn,
      boolean dead,
      @Nullable DiskContent content) {}

  /// One network card; `model` is the QEMU device.
  public record Card(String model, String mac, Link link) {}

  /// One SMBIOS structure with the strings a vendor writes into it.
  public record Smbios(
      String manufacturer, @Nullable String product, String serial, @Nullable String uuid) {}

  /// The profile of that name.
  public static HardwareProfile named(String name) {
    try (InputStream json =
        HardwareProfile.class.getResourceAsStream("profiles/" + name + ".json")) {
      if (json == null) {
        throw new IllegalArgumentException("no hardware profile " + name);
      }
      return JsonMapper.builder().build().readValue(json, HardwareProfile.class);
    } catch (IOException e) {
      throw new IllegalArgumentException("hardware profile " + name + ": " + e.getMessage(), e);
    }
  }

  /// A machine of nothing but memory and one processor.
  static HardwareProfile empty(String name, int memoryMebibytes, @Nullable String cpuModel) {
    return new HardwareProfile(
        name,
        memoryMebibytes,
        1,
        cpuModel,
        List.of(),
        List.of(),
        Bmc.NONE,
        null,
        null,
        null,
        false,
        0,
        null);
  }

  /// The same machine with another size of memory.
  public HardwareProfile withMemory(int mebibytes) {
    return with(mebibytes, cards, system);
  }

  /// The same machine with other cards.
  HardwareProfile withCards(List<Card> newCards) {
    return with(memoryMebibytes, newCards, system);
  }

  /// The same machine under another name.
  HardwareProfile withSystem(Smbios newSystem) {
    return with(memoryMebibytes, cards, newSystem);
  }

  private HardwareProfile with(int mebibytes, List<Card> newCards, @Nullable Smbios newSystem) {
    return new HardwareProfile(
        name, mebibytes, cpus, cpuModel, disks, newCards, bmc, newSystem, board, chassis, deadDisk,
        slots, clock);
  }

  /// Whether QEMU must stay paused until links have been pulled.
  boolean startsPaused() {
    return cards.stream().anyMatch(card -> card.link() == Link.DOWN);
  }
}
