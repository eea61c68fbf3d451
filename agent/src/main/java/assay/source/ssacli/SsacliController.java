package assay.source.ssacli;

import java.util.List;

/// A controller with its logical and physical drives.
///
/// @param slot the PCI slot it sits in, `0` for one on the board
public record SsacliController(
    String slot,
    SsacliEntry controller,
    List<SsacliEntry> logicalDrives,
    List<SsacliEntry> physicalDrives) {}
