package cn.pufa.search;

import cn.pufa.search.SearchAnswer.Mark;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/** Where a text says what was asked for; pieces that touch or overlap are one. */
final class SearchMarks {

  private SearchMarks() {}

  static List<Mark> of(String text, Collection<String> words) {
    var marked = new BitSet(text.length());
    for (var word : words) {
      if (word.length() > 1) {
        for (var at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
          marked.set(at, at + word.length());
        }
      }
    }
    var marks = new ArrayList<Mark>();
    for (var from = marked.nextSetBit(0); from >= 0; ) {
      var to = marked.nextClearBit(from);
      marks.add(new Mark(from, to));
      from = marked.nextSetBit(to);
    }
    return marks;
  }
}
