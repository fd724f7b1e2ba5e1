package cn.pufa.penalty;

import cn.pufa.organization.OrganizationType;
import cn.pufa.platform.json.GsonJson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Acts, measures and periods as the data says. */
record Rules(List<Breach> breaches, List<Setting> settings) {

  private static final long FEN = 100;

  static Rules load() {
    return new Rules(
        List.of(read("/penalty/breaches.json", Breach[].class)),
        List.of(read("/penalty/settings.json", Setting[].class)));
  }

  private static <T> T read(String file, Class<T> type) {
    try (Reader text =
        new InputStreamReader(Rules.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
      return GsonJson.GSON.fromJson(text, type);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  Optional<Breach> breach(String code, OrganizationType type) {
    return breaches.stream()
        .filter(one -> one.code().equals(code) && one.type() == type)
        .findFirst();
  }

  Breach breach(String code) {
    return breaches.stream().filter(one -> one.code().equals(code)).findFirst().orElseThrow();
  }

  int days(String code) {
    return settings.stream()
        .filter(one -> one.code().equals(code))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private boolean isLarge(Measure measure) {
    return measure.kind().isMoney() && measure.amountFen() >= FEN * days("large_amount_yuan");
  }

  /** Whether the party may ask for a hearing (行政处罚法 63). */
  boolean mayBeHeard(List<Measure> measures) {
    return measures.stream().anyMatch(one -> isHeavy(one) || isLarge(one));
  }

  private static boolean isHeavy(Measure one) {
    return one.kind() == Measure.Kind.SUSPENSION || one.kind() == Measure.Kind.REVOCATION;
  }

  /** Whether the heads decide together (行政处罚法 57). */
  boolean isGrave(Step.Proposed proposal) {
    return proposal.complex() || mayBeHeard(proposal.measures());
  }

  boolean reviewsEveryCase() {
    return days("review_every_case") == 1;
  }
}
