package cn.pufa.content;

/**
 * @param example one question people ask
 */
record Topic(String code, String name, String example) {}
