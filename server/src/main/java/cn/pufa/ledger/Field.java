package cn.pufa.ledger;

import java.util.List;

/**
 * A field that an entry or a step of one kind has.
 *
 * @param options of {@code choice} and {@code choices}; null for the others
 * @param hint how it is filled in; null where the title says it
 */
record Field(
    String code, String title, Type type, boolean required, List<Option> options, String hint) {

  enum Type {
    /** One line. */
    TEXT,
    LONG,
    DATE,
    /** A day that is not to come. */
    PAST,
    /** Whole, not negative. */
    NUMBER,
    YES,
    CHOICE,
    CHOICES,
    LINK,
    /** Such as {@code xinfang-gongzuo-tiaoli@2022-02-25#34}; kept as a citation. */
    ARTICLE
  }

  record Option(String code, String title) {}

  /** In words, for lists and files; the text itself where it is no choice of these. */
  String words(String value) {
    return options == null
        ? value
        : options.stream()
            .filter(option -> option.code().equals(value))
            .map(Option::title)
            .findFirst()
            .orElse(value);
  }
}
