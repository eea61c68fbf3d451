package assay.inventory;

import org.jspecify.annotations.Nullable;

/// One memory array: the slots behind one controller or on one card (SMBIOS type 16).
///
/// @param location such as `System Board Or Motherboard`
/// @param use such as `System Memory`
/// @param errorCorrection such as `Multi-bit ECC`
/// @param slotCount slots, empty ones included
public record MemoryArray(
    @Nullable String location,
    @Nullable String use,
    @Nullable String errorCorrection,
    @Nullable Long maximumCapacityBytes,
    @Nullable Integer slotCount) {}
