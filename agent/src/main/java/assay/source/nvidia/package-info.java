/// NVIDIA's `nvidia-smi` and what it says of the GPUs.
@NullMarked
package assay.source.nvidia;

import org.jspecify.annotations.NullMarked;
