package cn.pufa.post;

/**
 * Where somebody must stand: a village (儿童主任) or a township (儿童督导员), 未成年人保护法 43, 81.
 *
 * @param division twelve digits of a village, nine of a township
 */
record Post(String division, PostRole role) {

  private static final int TOWNSHIP_DIGITS = 9;

  String township() {
    return division.substring(0, TOWNSHIP_DIGITS);
  }
}
