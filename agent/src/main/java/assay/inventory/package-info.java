/// What the machine is made of: plain records with units in their names and terms after Redfish. No
/// input or output. Unknown is null, never 0 or an empty text.
@NullMarked
package assay.inventory;

import org.jspecify.annotations.NullMarked;
