package dev.retrograd;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the array that a {@code void} method writes as its result.
 *
 * <p>The companion's {@code gradient} takes the array like any parameter and does not write to it; {@code value} is its content
 * when the method has ended, and the seed has its type. There is a derivative with respect to the array exactly when the method
 * reads what it contained at entry.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface Output {}
