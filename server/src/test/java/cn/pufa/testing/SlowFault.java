package cn.pufa.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/** As {@link Fault}, for what takes so long that only {@code bin/test --long faults} runs it. */
@Tag("slow-faults")
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface SlowFault {
  String[] value();
}
