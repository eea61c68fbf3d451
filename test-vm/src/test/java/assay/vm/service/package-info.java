/// Tests of the services and the overlay: the shell as it is written, in a folder, in OpenRC
/// without a virtual machine.
@NullMarked
package assay.vm.service;

import org.jspecify.annotations.NullMarked;
