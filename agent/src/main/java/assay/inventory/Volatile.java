package assay.inventory;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What may differ between two boots of an unchanged machine, such as a temperature: `x-volatile`
/// in the schema that is derived from the record. `assay diff` makes no difference of it.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Volatile {}
