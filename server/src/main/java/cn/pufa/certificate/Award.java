package cn.pufa.certificate;

import java.time.Instant;
import java.util.UUID;

/**
 * That somebody passed.
 *
 * @param name as it is to be printed
 * @param title of the exam
 * @param attempt the exam attempt; one certificate each
 */
public record Award(
    UUID person,
    String name,
    Qualification qualification,
    String title,
    UUID attempt,
    Instant passedAt) {}
