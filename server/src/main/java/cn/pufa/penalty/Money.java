package cn.pufa.penalty;

/** Amounts as they are printed: 5万元 would hide digits, so all of them stand. */
final class Money {

  private Money() {}

  static String words(long fen) {
    return fen % 100 == 0
        ? "%,d元".formatted(fen / 100)
        : "%,d.%02d元".formatted(fen / 100, fen % 100);
  }
}
