package cn.pufa.platform.http;

import java.time.LocalDate;

/** One row behind a figure: what is counted, when, and a word more. */
public record Line(String id, String title, LocalDate on, String detail) {}
