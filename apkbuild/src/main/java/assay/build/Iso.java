package assay.build;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One hybrid medium around the pair: CD and USB stick, BIOS and UEFI. Same input, same bytes.
///
/// @param kernel vmlinuz
/// @param initramfs the system
/// @param imageId names the image
public record Iso(Path kernel, Path initramfs, String imageId) {
  /// Where GRUB looks for the site's files.
  static final String SITE = "assay-site.img";

  /// Not ASSAY: a stick of that name is looked at for keys, and this one is to be left alone.
  private static final String LABEL = "ASSAY_BOOT";

  /// What somebody wants of the medium.
  ///
  /// @param entry the menu's default
  /// @param parameters further words for the kernel line
  /// @param site the site's files, if any
  public record Wishes(String entry, List<String> parameters, @Nullable Path site) {
    /// Names of the menu's entries, for `--entry`.
    public static final List<String> ENTRIES =
        List.of(GrubMenu.Entry.values()).stream()
            .map(e -> e.name().toLowerCase(Locale.ROOT))
            .toList();

    /// Copies the list.
    public Wishes {
      parameters = List.copyOf(parameters);
      if (!ENTRIES.contains(entry)) {
        throw new BuildException("no menu entry " + entry + "; there are " + ENTRIES);
      }
    }
  }

  /// @param wishes what the medium shall be like
  /// @param work an empty folder, used up
  /// @param file the medium
  /// @throws IOException if it cannot be written
  public void write(Wishes wishes, Path work, Path file) throws IOException {
    GrubMenu menu =
        new GrubMenu(
            imageId,
            GrubMenu.Entry.valueOf(wishes.entry().toUpperCase(Locale.ROOT)),
            wishes.parameters());
    Path tree = work.resolve("tree");
    HybridDisc.text(tree.resolve(menu.marker()), "");
    HybridDisc.text(tree.resolve("boot/grub/grub.cfg"), menu.menu());
    HybridDisc.text(tree.resolve("EFI/BOOT/grub.cfg"), menu.finder());
    HybridDisc.link(kernel, tree.resolve("boot/vmlinuz"));
    HybridDisc.link(initramfs, tree.resolve("boot/initramfs.img"));
    if (wishes.site() != null) {
      HybridDisc.link(wishes.site(), tree.resolve(SITE));
    }
    new HybridDisc(LABEL).write(tree, file);
    FileTree.delete(tree);
  }
}
