package cn.pufa.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * As {@link Fault}, for what takes so long that {@code bin/test faults} leaves it to its long form;
 * the whole of {@code bin/test} runs both.
 */
@Tag("slow-faults")
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface SlowFault {
  String[] value();
}
