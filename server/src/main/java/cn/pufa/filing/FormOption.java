package cn.pufa.filing;

/** One choice of a cell. */
public record FormOption(String code, String label) {}
