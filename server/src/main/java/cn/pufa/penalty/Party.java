package cn.pufa.penalty;

/**
 * Whom a paper is made out to (当事人), as the register had it on the day of the paper.
 *
 * @param address 住所; null where an older record does not say
 */
record Party(String name, String address) {}
