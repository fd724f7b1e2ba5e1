package cn.pufa.publication;

import java.util.UUID;

/** The record that an item is about, such as {@code annual_report/UUID}. */
record Subject(ItemKind kind, UUID id) {

  static Subject of(String text) {
    int slash = text.indexOf('/');
    return new Subject(
        ItemKind.of(text.substring(0, slash)), UUID.fromString(text.substring(slash + 1)));
  }

  @Override
  public String toString() {
    return kind.code() + "/" + id;
  }
}
