package assay.source.ssacli;

import java.util.Map;

/// A controller, array, logical drive or physical drive, and what is said of it.
///
/// @param name its number, letter or place, such as `1I:1:2`; of a controller its model
/// @param array the letter of the array it is in; empty for none
/// @param fields name and value as printed, such as `Status`
public record SsacliEntry(String name, String array, Map<String, String> fields) {}
