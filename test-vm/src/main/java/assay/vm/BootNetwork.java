package assay.vm;

import java.nio.file.Path;
import java.util.List;

/// A server that the first card's own iPXE boots from, by QEMU's DHCP and TFTP.
///
/// @param folder what TFTP serves
/// @param script the file in it that DHCP names
public record BootNetwork(Path folder, String script) implements BootSource {
  @Override
  public List<String> arguments(String kernelLine) {
    return List.of("-boot", "menu=off");
  }

  @Override
  public String network() {
    return ",tftp=" + folder + ",bootfile=" + script;
  }

  @Override
  public String card() {
    return ",bootindex=0";
  }
}
