package cn.pufa.review;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.organization.Charter;
import cn.pufa.organization.Organization;
import cn.pufa.organization.OrganizationType;
import cn.pufa.organization.ScopeItem;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the rules see, value by value, and what that suggests. */
class CatalogueTest {

  private static final int YEAR = 2025;
  private static final Catalogue CATALOGUE =
      Catalogue.load().floorEntry(YEAR).getValue().of("social_group");

  /** Nothing is the matter with it. */
  private static final String SOUND =
      """
      {"legalRepresentative": "演示·甲", "address": "演示路1号", "registrationChanged": "no", "councilSize": 7,
       "councilElectedOn": "2023-03-01", "councilMeetings": 2, "assemblyMeetings": 1, "activityCount": 3,
       "activities": [{"title": "演示·讲座", "heldOn": "2025-05-01", "scopeItem": 1}],
       "leaders": [{"name": "演示·甲", "post": "会长", "age": 70, "terms": 2, "official": "no"}],
       "branches": [], "appraisals": 0, "appraisalsApproved": 0, "appraisalFees": 0, "penalties": 0,
       "partyOrganization": "own", "rectified": "not_needed", "incomeTotal": 10000000, "expenseTotal": 9000000,
       "netAssetsClose": 5000000}""";

  @Test
  void aSoundReturnRaisesNothing() {
    assertThat(rules(content("{}"))).isEmpty();
    assertThat(CATALOGUE.suggested(List.of(), List.of())).isEqualTo(Grade.QUALIFIED);
  }

  @Test
  void eachRuleSeesItsOwnFaultAndNoOther() {
    Map<String, String> faults =
        Map.ofEntries(
            Map.entry("council-meetings", "{\"councilMeetings\": 1}"),
            Map.entry("assembly-meetings", "{\"assemblyMeetings\": 0}"),
            Map.entry("council-size", "{\"councilSize\": 12}"),
            Map.entry("term-over", "{\"councilElectedOn\": \"2020-12-30\"}"),
            Map.entry("leader-age", "{\"leaders\": [{\"name\": \"演示·甲\", \"age\": 71}]}"),
            Map.entry("leader-terms", "{\"leaders\": [{\"name\": \"演示·甲\", \"terms\": 3}]}"),
            Map.entry(
                "official-leader", "{\"leaders\": [{\"name\": \"演示·甲\", \"official\": \"yes\"}]}"),
            Map.entry(
                "outside-scope", "{\"activities\": [{\"title\": \"演示·旅游\", \"scopeItem\": 3}]}"),
            Map.entry("no-activity", "{\"activityCount\": 0}"),
            Map.entry("branch-procedure", "{\"branches\": [{\"name\": \"演示分会\"}]}"),
            Map.entry(
                "branch-account",
                "{\"branches\": [{\"name\": \"演示分会\", \"decidedBy\": \"理事会\", \"account\": \"yes\"}]}"),
            Map.entry("appraisals", "{\"appraisals\": 2, \"appraisalsApproved\": 1}"),
            Map.entry("appraisal-fees", "{\"appraisalFees\": 1}"),
            Map.entry("representative-differs", "{\"legalRepresentative\": \"演示·乙\"}"),
            Map.entry("address-differs", "{\"address\": \"演示路2号\"}"),
            Map.entry("penalised", "{\"penalties\": 1}"),
            Map.entry("foreign-unreported", "{\"foreignReported\": \"no\"}"),
            Map.entry("charity-unpublished", "{\"charityPublished\": \"no\"}"),
            Map.entry("no-party", "{\"partyOrganization\": \"none\"}"),
            Map.entry("not-rectified", "{\"rectified\": \"no\"}"),
            Map.entry("income-swing", "{\"incomeTotal\": 25000001}"),
            Map.entry("expense-swing", "{\"expenseTotal\": 25000000}"),
            Map.entry("assets-swing", "{\"netAssetsClose\": 25000000}"));
    faults.forEach(
        (rule, change) -> assertThat(rules(content(change))).as(rule).containsExactly(rule));
  }

  @Test
  void whatTheLimitsStillAllow() {
    assertThat(rules(content("{\"councilElectedOn\": \"2020-12-31\"}")))
        .as("a term to the day")
        .isEmpty();
    assertThat(rules(content("{\"councilElectedOn\": \"2018-01-01\", \"postponed\": \"yes\"}")))
        .as("postponed with approval")
        .isEmpty();
    assertThat(
            rules(content("{\"legalRepresentative\": \"演示·乙\", \"registrationChanged\": \"yes\"}")))
        .as("changed with registration")
        .isEmpty();
    assertThat(rules(content("{\"incomeTotal\": 15000000}"))).as("half as much again").isEmpty();
    assertThat(rules(content("{\"address\": \"演示路 1 号\"}"))).as("spaces").isEmpty();
  }

  @Test
  void aFlagTellsWhatItCompared() {
    Flag flag = flags(material(content("{\"councilMeetings\": 1}"))).getFirst();
    assertThat(flag.compared()).containsEntry("报告填的", "1 次").containsEntry("章程要求", "每年至少 2 次");
    assertThat(flag.clause()).startsWith("章程");
    assertThat(flag.cells()).containsExactly("councilMeetings");
    assertThat(flag.explanation()).contains("少开 1 次");
  }

  @Test
  void theWorstSuggestsTheGradeAndOneSetAsideDoesNot() {
    List<Flag> flags = flags(material(content("{\"councilMeetings\": 1}")));
    assertThat(CATALOGUE.suggested(flags, List.of())).isEqualTo(Grade.BASICALLY_QUALIFIED);
    assertThat(CATALOGUE.suggested(flags, List.of("lends-seal"))).isEqualTo(Grade.UNQUALIFIED);
    Flag aside =
        with(flags.getFirst(), new Flag.Dismissal(UUID.randomUUID(), Instant.EPOCH, "已核实"));
    assertThat(CATALOGUE.suggested(List.of(aside), List.of())).isEqualTo(Grade.QUALIFIED);
    assertThat(Assembly.risk(List.of(aside))).isZero();
    assertThat(flags.getFirst().keeping(List.of(aside)).isActive()).as("same values").isFalse();
    Flag other = flags(material(content("{\"councilMeetings\": 0}"))).getFirst();
    assertThat(other.keeping(List.of(aside)).isActive()).as("other values").isTrue();
  }

  @Test
  void everyRuleSaysWhereItComesFromAndIsToBeVerified() {
    assertThat(Catalogue.load().values())
        .allSatisfy(
            catalogue ->
                assertThat(catalogue.rules())
                    .hasSizeGreaterThan(30)
                    .allSatisfy(rule -> assertThat(rule.source()).isNotBlank())
                    .allSatisfy(rule -> assertThat(rule.verifier()).isNotBlank()));
    assertThat(Catalogue.load().firstEntry().getValue().of("foundation").has("assembly-meetings"))
        .isFalse();
  }

  private static Flag with(Flag flag, Flag.Dismissal dismissal) {
    return new Flag(
        flag.rule(),
        flag.title(),
        flag.grade(),
        flag.weight(),
        flag.explanation(),
        flag.compared(),
        flag.cells(),
        flag.clause(),
        dismissal);
  }

  private static List<String> rules(JsonObject content) {
    return flags(material(content)).stream().map(Flag::rule).toList();
  }

  private static List<Flag> flags(Material material) {
    return CATALOGUE.flags(material);
  }

  private static JsonObject content(String change) {
    JsonObject content = JsonParser.parseString(SOUND).getAsJsonObject();
    JsonParser.parseString(change)
        .getAsJsonObject()
        .entrySet()
        .forEach(entry -> content.add(entry.getKey(), entry.getValue()));
    return content;
  }

  private static Material material(JsonObject content) {
    return new Material(
        YEAR,
        content,
        JsonParser.parseString(SOUND).getAsJsonObject(),
        false,
        false,
        false,
        0,
        Set.of(),
        new Organization(
            UUID.randomUUID(),
            "51440881MA4W00001X",
            "演示协会",
            OrganizationType.SOCIAL_GROUP,
            false,
            "440881001",
            "演示路1号",
            LocalDate.of(2015, 1, 1),
            "演示·甲",
            null,
            null,
            null,
            null,
            null,
            1),
        new Charter(
            UUID.randomUUID(),
            1,
            UUID.randomUUID(),
            LocalDate.of(2015, 1, 1),
            LocalDate.of(2015, 1, 1),
            "服务会员",
            List.of(new ScopeItem(1, "培训"), new ScopeItem(2, "交流")),
            5,
            2,
            1,
            5,
            11,
            null,
            null,
            "演示经办科员",
            Instant.EPOCH),
        null);
  }
}
