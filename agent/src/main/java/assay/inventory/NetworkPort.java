package assay.inventory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One physical network port.
///
/// @param name the kernel's name, such as `eth0`
/// @param macAddress the address in use
/// @param permanentMacAddress the burnt-in address, where the kernel says it is the one in use
/// @param operationalState the kernel's word, such as `up`, `down` or `lowerlayerdown`
/// @param carrier whether there is a link; absent while the port is administratively down
/// @param duplex `full` or `half`
/// @param addresses IP addresses with prefix length, such as `10.0.2.15/24`
/// @param appearedLate true where it was not there yet when the audit began to collect
public record NetworkPort(
    String name,
    @Nullable String macAddress,
    @Nullable String permanentMacAddress,
    @Nullable String driver,
    @Nullable String operationalState,
    @Nullable Boolean carrier,
    @Nullable Integer speedMbps,
    @Nullable String duplex,
    @Nullable Integer mtuBytes,
    @Nullable String pciAddress,
    List<String> addresses,
    @Nullable Boolean appearedLate)
    implements Sparse {
  /// Where the report has them.
  public static final Section<NetworkPort> SECTION =
      Section.keyed("networkPorts", 110, NetworkPort::name);

  /// The same, known to have come late.
  NetworkPort late() {
    return new NetworkPort(
        name,
        macAddress,
        permanentMacAddress,
        driver,
        operationalState,
        carrier,
        speedMbps,
        duplex,
        mtuBytes,
        pciAddress,
        addresses,
        true);
  }
}
