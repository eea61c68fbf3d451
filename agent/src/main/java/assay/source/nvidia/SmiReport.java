package assay.source.nvidia;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `nvidia-smi -q -x` said.
///
/// @param cudaVersion the newest that the driver serves
/// @param attachedGpus how many there are, those it lists or not
public record SmiReport(
    @Nullable String driverVersion,
    @Nullable String cudaVersion,
    @Nullable Long attachedGpus,
    List<SmiGpu> gpus) {}
