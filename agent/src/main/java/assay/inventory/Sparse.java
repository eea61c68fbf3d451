package assay.inventory;

/// A record of which the report leaves out empty texts, lists and maps as it does what is null:
/// what is not known is not there.
public interface Sparse {}
