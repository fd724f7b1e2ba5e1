package cn.pufa.audit;

import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Problem.Field;
import cn.pufa.platform.http.Request;
import com.google.gson.JsonElement;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Why something was done stays in the trail for ever, so whoever types it writes no telephone or ID
 * number into it. What the server itself puts beside it, such as an id, is not asked.
 */
final class TypedReason {

  /** As long as a telephone number or longer, or one written in its groups. */
  private static final Pattern LONG_NUMBER =
      Pattern.compile("[0-9\uFF10-\uFF19]{11,}|1[3-9][0-9][ -][0-9]{4}[ -][0-9]{4}");

  /**
   * A credit code of digits alone is no ID number: that has a year where this has a county. Of an
   * id some are long rows of digits by chance.
   */
  private static final Pattern OF_NOBODY =
      Pattern.compile(
          "(?<![0-9A-Z])(?![0-9]{6}(?:19|20)[0-9]{9}[0-9X])[159ANY][1-9][0-9]{6}[0-9A-Z]{10}(?![0-9A-Z])"
              + "|[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}",
          Pattern.CASE_INSENSITIVE);

  private TypedReason() {}

  /**
   * @param reason as it would be kept; null for none
   */
  static void requireNoNumber(Request request, String reason) {
    number(reason)
        .flatMap(number -> typed(request.body(), number))
        .ifPresent(
            field -> {
              throw Problem.invalid(field.pointer(), "理由会留在记录里，请不要写电话或证件号码");
            });
  }

  private static Optional<String> number(String reason) {
    return Optional.ofNullable(reason)
        .map(words -> OF_NOBODY.matcher(words).replaceAll(" "))
        .flatMap(words -> LONG_NUMBER.matcher(words).results().map(MatchResult::group).findFirst());
  }

  /** Where it was typed; beside a field for the number itself, the one with more words. */
  private static Optional<Field> typed(JsonElement body, String number) {
    return texts("", body)
        .filter(field -> field.message().contains(number))
        .max(Comparator.comparingInt(field -> field.message().length()));
  }

  private static Stream<Field> texts(String pointer, JsonElement value) {
    if (value == null || value.isJsonNull()) {
      return Stream.empty();
    }
    if (value.isJsonObject()) {
      return value.getAsJsonObject().entrySet().stream()
          .flatMap(member -> texts(pointer + "/" + member.getKey(), member.getValue()));
    }
    if (value.isJsonArray()) {
      var items = value.getAsJsonArray();
      return IntStream.range(0, items.size())
          .boxed()
          .flatMap(place -> texts(pointer + "/" + place, items.get(place)));
    }
    return Stream.of(new Field(pointer, value.getAsString()));
  }
}
