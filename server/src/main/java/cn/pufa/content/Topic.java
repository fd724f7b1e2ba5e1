package cn.pufa.content;

/**
 * @param example one question people ask
 */
public record Topic(String code, String name, String example) {}
