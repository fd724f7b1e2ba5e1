package cn.pufa.exam;

/**
 * One line of a blueprint: so many questions of a bank.
 *
 * @param topic null for any, @param kind null for any
 */
record Part(String bank, String topic, QuestionKind kind, int count) {

  boolean fits(Question question) {
    return question.bank().equals(bank)
        && (topic == null || question.text().topic().equals(topic))
        && (kind == null || question.text().kind() == kind);
  }
}
