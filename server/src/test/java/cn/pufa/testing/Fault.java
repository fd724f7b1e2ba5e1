package cn.pufa.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * Shows what holds under faults of {@code docs/faults.md}, such as {@code F4}; part of {@code
 * bin/test faults}.
 */
@Tag("faults")
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Fault {
  String[] value();
}
