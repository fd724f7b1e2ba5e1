package cn.pufa.filing;

import java.util.List;

/** A part of a form. */
public record FormSection(
    String code, String title, String hint, List<FormCell> cells, List<String> only) {}
