package cn.pufa.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * Several people or nodes at once, or a kill or an outage in between: one effect, and the others
 * are told why; part of {@code bin/repeat concurrency}.
 */
@Tag("concurrency")
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Race {}
