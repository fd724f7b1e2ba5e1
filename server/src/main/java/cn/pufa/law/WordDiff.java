package cn.pufa.law;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What of one text became what of another, character by character as Chinese is read. */
public final class WordDiff {

  /** The names are those of the contract. */
  public enum Mark {
    same,
    removed,
    added
  }

  public record Part(Mark mark, String text) {}

  /** A number or a Latin word is read as one. */
  private static final Pattern WORD = Pattern.compile("[0-9]+|[A-Za-z]+|[^0-9A-Za-z]");

  /** Letters that happen to stay between two changes say nothing. */
  private static final int SHORTEST_SAME = 2;

  private final List<Part> parts = new ArrayList<>();

  private WordDiff() {}

  public static List<Part> of(String before, String after) {
    return new WordDiff().compare(words(before), words(after));
  }

  private static List<String> words(String text) {
    return WORD.matcher(text).results().map(found -> found.group()).toList();
  }

  private List<Part> compare(List<String> before, List<String> after) {
    int reached = 0;
    for (AbstractDelta<String> delta : DiffUtils.diff(before, after, true).getDeltas()) {
      String text = String.join("", delta.getSource().getLines());
      if (delta.getType() == DeltaType.EQUAL) {
        same(text, parts.isEmpty() || reached + delta.getSource().size() == before.size());
      } else {
        add(Mark.removed, text);
        add(Mark.added, String.join("", delta.getTarget().getLines()));
      }
      reached += delta.getSource().size();
    }
    return List.copyOf(parts);
  }

  private void same(String text, boolean atAnEnd) {
    if (text.length() >= SHORTEST_SAME || atAnEnd) {
      add(Mark.same, text);
    } else {
      add(Mark.removed, text);
      add(Mark.added, text);
    }
  }

  /** What was removed stands before what was added in its place. */
  private void add(Mark mark, String text) {
    if (text.isEmpty()) {
      return;
    }
    int place = parts.size();
    while (place > 0 && parts.get(place - 1).mark() != Mark.same) {
      if (parts.get(place - 1).mark() == mark) {
        parts.set(place - 1, new Part(mark, parts.get(place - 1).text() + text));
        return;
      }
      place--;
    }
    if (mark == Mark.same && !parts.isEmpty() && parts.getLast().mark() == Mark.same) {
      parts.set(parts.size() - 1, new Part(mark, parts.getLast().text() + text));
      return;
    }
    parts.add(mark == Mark.removed ? place : parts.size(), new Part(mark, text));
  }
}
