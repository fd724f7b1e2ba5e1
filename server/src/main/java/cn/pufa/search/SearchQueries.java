package cn.pufa.search;

import cn.pufa.search.SearchWords.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** What a question asks of the fields of the index. */
final class SearchQueries {

  /** A question is what the document is about; a word of the body may stand there in passing. */
  private static final Map<String, Float> BOOSTS =
      Map.of(
          SearchFields.TITLE, 0.8f,
          SearchFields.VARIANTS, 1.6f,
          SearchFields.ASKED, 1f,
          SearchFields.BODY, 1f);

  private static final float PAIRS_BOOST = 0.6f;
  private static final float SYNONYM_BOOST = 0.4f;

  /** Enough to lift a document above others that only share words with the same question. */
  private static final float SAME_QUESTION = 30f;

  private static final float SAME_ARTICLE = 60;
  private static final float CITED_ARTICLE = 30;

  /** What a second field adds. */
  private static final float TIE = 0.5f;

  private SearchQueries() {}

  /** The question as a whole, typed just as a title or a variant says it. */
  private static Query same(String question) {
    var same = new TermQuery(new Term(SearchFields.SAME, question.replace(" ", "")));
    return new BoostQuery(new ConstantScoreQuery(same), SAME_QUESTION);
  }

  /** Everything a question may find in the texts of a document, scored. */
  static Query texts(String question, List<Word> words, Map<String, Float> pairs) {
    return any(List.of(terms(words, pairs), same(question)));
  }

  /** Single questions, by their pairs alone: they are too short for more to tell. */
  static Query questions(List<Word> words, Map<String, Float> pairs) {
    var queries = new ArrayList<Query>();
    pairs.forEach((pair, weight) -> queries.add(pair(SearchFields.QUESTION, pair, weight)));
    for (var word : words) {
      for (var alternative : word.alternatives()) {
        addPairs(queries, SearchFields.QUESTION, alternative, SYNONYM_BOOST);
      }
    }
    return any(queries);
  }

  private static Query terms(List<Word> words, Map<String, Float> pairs) {
    var queries = new ArrayList<Query>();
    words.forEach(word -> queries.add(disjunction(ways(word))));
    pairs.forEach(
        (pair, weight) ->
            queries.add(
                disjunction(
                    SearchFields.TEXTS.stream()
                        .map(
                            field ->
                                pair(
                                    field + SearchFields.PAIRS,
                                    pair,
                                    weight * BOOSTS.get(field) * PAIRS_BOOST))
                        .toList())));
    return any(queries);
  }

  private static List<Query> ways(Word word) {
    if (word.article()) {
      return List.of(
          constant(new Term(SearchFields.LABEL, word.text()), SAME_ARTICLE),
          constant(new Term(SearchFields.CITED, word.text()), CITED_ARTICLE));
    }
    var ways = new ArrayList<Query>();
    for (var field : SearchFields.TEXTS) {
      addWord(ways, field, word.text(), BOOSTS.get(field));
      for (var alternative : word.alternatives()) {
        addWord(ways, field, alternative, BOOSTS.get(field) * SYNONYM_BOOST);
        addPairs(
            ways,
            field + SearchFields.PAIRS,
            alternative,
            BOOSTS.get(field) * SYNONYM_BOOST * PAIRS_BOOST);
      }
    }
    return ways;
  }

  private static Query constant(Term term, float boost) {
    return new BoostQuery(new ConstantScoreQuery(new TermQuery(term)), boost);
  }

  /** A word the segmenter cuts is no term of any text, and found by its pairs alone. */
  private static void addWord(List<Query> ways, String field, String text, float boost) {
    ways.add(new BoostQuery(new TermQuery(new Term(field + SearchFields.WORDS, text)), boost));
  }

  private static void addPairs(List<Query> ways, String field, String text, float boost) {
    var pairs = pairs(text);
    if (pairs.size() == 1) {
      ways.add(pair(field, pairs.getFirst(), boost));
    } else if (pairs.size() > 1) {
      ways.add(new BoostQuery(new PhraseQuery(field, pairs.toArray(String[]::new)), boost));
    }
  }

  private static Query pair(String field, String pair, float boost) {
    return new BoostQuery(new TermQuery(new Term(field, pair)), boost);
  }

  /** The pairs of adjacent characters of a Chinese word, none of another word. */
  private static List<String> pairs(String text) {
    var pairs = new ArrayList<String>();
    for (var index = 0; index + 1 < text.length(); index++) {
      var pair = text.substring(index, index + 2);
      if (pair.codePoints().allMatch(Character::isIdeographic)) {
        pairs.add(pair);
      }
    }
    return pairs;
  }

  private static Query disjunction(List<Query> ways) {
    return new DisjunctionMaxQuery(ways, TIE);
  }

  private static Query any(List<Query> queries) {
    var any = new BooleanQuery.Builder();
    queries.forEach(query -> any.add(query, Occur.SHOULD));
    return any.build();
  }
}
