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
/// @param firmware version of the card's
/// @param maximumSpeedMbps the fastest link it can have
/// @param portType what is plugged in, such as `Twisted Pair` or `FIBRE`, in the driver's words
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
    @Nullable String firmware,
    @Nullable Integer maximumSpeedMbps,
    @Nullable String portType,
    @Nullable Boolean autoNegotiation,
    @Nullable ErrorCounts errors,
    List<String> addresses,
    @Nullable Boolean appearedLate)
    implements Sparse {
  /// Where the report has them.
  public static final Section<NetworkPort> SECTION =
      Section.keyed("networkPorts", 110, NetworkPort.class, NetworkPort::name);

  /// One of which only what the kernel shows of every port is known.
  public NetworkPort(
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
      @Nullable Boolean appearedLate) {
    this(
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
        null,
        null,
        null,
        null,
        null,
        addresses,
        appearedLate);
  }

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
        firmware,
        maximumSpeedMbps,
        portType,
        autoNegotiation,
        errors,
        addresses,
        true);
  }

  /// What the driver has counted since it came up.
  ///
  /// @param receive frames that came in and were no good
  /// @param transmit frames that did not get out
  /// @param crc those that came in with a wrong checksum: cable, plug or optics
  /// @param carrierLosses how often the link went down
  public record ErrorCounts(
      @Nullable Long receive,
      @Nullable Long transmit,
      @Nullable Long crc,
      @Nullable Long carrierLosses) {}
}
