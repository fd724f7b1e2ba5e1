package cn.pufa.content;

import cn.pufa.content.SearchWords.Word;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * Finds cards and articles by residents' own words. An index is a snapshot in memory that never
 * changes and may be searched by any number of threads; for new content build a new one and let the
 * old one go.
 */
public final class SearchIndex {

  /**
   * A document found; a higher score is a better match of the same query; its citations in the
   * order that fits the question; the snippet is plain text.
   */
  public record Hit(
      String id, String kind, double score, List<String> citations, String snippet) {}

  private static final int MAX_SIZE = 100;
  private static final int CANDIDATES = 300;

  /** The ordinal of questions other offices answer. */
  private static final int ELSEWHERE = -1;

  static float NEARER_THAN_OURS = 1.4f;
  private static float p(String n, String d) {
    return Float.parseFloat(System.getProperty(n, d));
  }

  /** What the best single question adds to the texts as a whole. */
  static float QUESTION = p("q", "1");

  /** How much nearer a question of another office must be. */
  static float NEARER = p("nearer", "1.0");

  /**
   * A hit must cover half of what the question is about. Minimum-should-match counts words; here
   * they are weighed, because 罚款 alone answers nothing of 停车罚款 while 离婚 alone answers much of
   * 隔壁老王离婚.
   */
  static float MIN_COVERAGE = p("mincov", "0.1");

  static float COVERAGE_POWER = p("covpow", "0.5");

  /**
   * A word of the bureau's business weighs as much as three others, and keeps half of that however
   * common it is.
   */
  private static final float SUBJECT_WEIGHT = 3;

  private static final float MIN_RARITY = 0.5f;

  /** Beside such a word the others tell the circumstances: the neighbour, the year, the village. */
  private static final float CIRCUMSTANCE = 0.4f;

  /** Any other word, when only the body has it, may stand there in passing. */
  private static final float IN_PASSING = 0.7f;

  private final List<SearchDocument> documents;
  private final IndexSearcher searcher;
  private final int[] ordinals;
  private final Synonyms synonyms;
  private final SearchPinyin pinyin;

  private SearchIndex(List<SearchDocument> documents, IndexSearcher searcher, Synonyms synonyms)
      throws IOException {
    this.documents = documents;
    this.searcher = searcher;
    this.ordinals = ordinals(searcher);
    this.synonyms = synonyms;
    this.pinyin = new SearchPinyin(vocabulary(documents, synonyms));
  }

  /** Listed words, then those of the questions. */
  private static Set<String> vocabulary(List<SearchDocument> documents, Synonyms synonyms) {
    var vocabulary = new LinkedHashSet<>(synonyms.vocabulary());
    for (var document : documents) {
      document.variants().forEach(variant -> vocabulary.addAll(SearchWords.tokens(variant)));
    }
    return vocabulary;
  }

  public static SearchIndex build(List<SearchDocument> documents) {
    var directory = new ByteBuffersDirectory();
    var config =
        new IndexWriterConfig(SearchFields.analyzer()).setSimilarity(SearchFields.similarity());
    try (var writer = new IndexWriter(directory, config)) {
      for (var ordinal = 0; ordinal < documents.size(); ordinal++) {
        writer.addDocuments(SearchFields.entries(documents.get(ordinal), ordinal));
      }
      for (var line : SearchData.lines("search/elsewhere.txt")) {
        for (var question : line.split("\\|")) {
          writer.addDocument(SearchFields.question(question, ELSEWHERE));
        }
      }
      writer.forceMerge(1);
      writer.commit();
      // Not closed: it holds heap only, and searches may go on while a newer index is taken into
      // use.
      var searcher = new IndexSearcher(DirectoryReader.open(directory));
      searcher.setSimilarity(SearchFields.similarity());
      searcher.setQueryCache(null);
      return new SearchIndex(List.copyOf(documents), searcher, Synonyms.load());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The best hits of all kinds in one list, best first; empty when nothing is relevant.
   *
   * @param query plain text of any length, of which the first 120 characters count; no syntax
   * @param topic the only topic to search, or null for all
   * @param size how many at most, 1 to 100
   */
  public List<Hit> search(String query, String topic, int size) {
    try {
      var question = pinyin.writtenOut(SearchWords.normalize(query));
      var words = SearchWords.of(question, synonyms, this::isKnownPair);
      if (words.isEmpty() || documents.isEmpty()) {
        return List.of();
      }
      var scores = scores(question, words);
      if (scores == null) {
        return List.of();
      }
      return hits(scores, words, topic, Math.clamp(size, 1, MAX_SIZE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isKnownPair(String pair) {
    try {
      for (var term : SearchFields.pairTerms(pair)) {
        if (searcher.getIndexReader().docFreq(term) > 0) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private float[] scores(String question, List<Word> words) throws IOException {
    var pairs = SearchPairs.of(question, synonyms);
    var scores = new float[documents.size()];
    var elsewhere = 0f;
    var nearest = new float[documents.size()];
    var best = 0f;
    for (var found : found(SearchFields.questions(words, pairs))) {
      var ordinal = ordinals[found.doc];
      if (ordinal == ELSEWHERE) {
        elsewhere = Math.max(elsewhere, found.score);
      } else {
        best = Math.max(best, found.score);
        nearest[ordinal] = Math.max(nearest[ordinal], found.score);
      }
    }
    if (System.getProperty("dbg") != null) System.out.println("   q=" + question + " words=" + words + " elsewhere " + elsewhere + " best " + best);
    if (elsewhere > best * (words.stream().anyMatch(Word::subject) ? NEARER_THAN_OURS : NEARER)) {
      return null;
    }
    var coverage = coverage(words);
    for (var found :
        found(
            SearchFields.any(
                List.of(SearchFields.texts(words, pairs), SearchFields.same(question))))) {
      var ordinal = ordinals[found.doc];
      scores[ordinal] = found.score;
    }
    for (var ordinal = 0; ordinal < scores.length; ordinal++) {
      scores[ordinal] += QUESTION * nearest[ordinal];
      scores[ordinal] =
          coverage[ordinal] < MIN_COVERAGE
              ? 0
              : scores[ordinal] * (float) Math.pow(coverage[ordinal], COVERAGE_POWER);
    }
    return scores;
  }

  private ScoreDoc[] found(Query query) throws IOException {
    return searcher.search(query, CANDIDATES).scoreDocs;
  }

  /** Of which document each entry of the index is: read once, asked hundreds of times a search. */
  private static int[] ordinals(IndexSearcher searcher) throws IOException {
    var stored = searcher.storedFields();
    var ordinals = new int[searcher.getIndexReader().maxDoc()];
    for (var entry = 0; entry < ordinals.length; entry++) {
      var ordinal = stored.document(entry).getField(SearchFields.ORDINAL);
      ordinals[entry] = ordinal.numericValue().intValue();
    }
    return ordinals;
  }

  private float[] coverage(List<Word> words) throws IOException {
    var ways = new ArrayList<Query>();
    var subjectAsked = words.stream().anyMatch(Word::subject);
    var total = 0f;
    for (var word : words) {
      var found = SearchFields.anywhere(word);
      var weight = weight(word, searcher.count(found), subjectAsked);
      ways.add(coverage(word, found, weight));
      total += weight;
    }
    var part = new float[documents.size()];
    for (var found : searcher.search(SearchFields.any(ways), documents.size()).scoreDocs) {
      part[ordinals[found.doc]] = found.score / total;
    }
    return part;
  }

  /**
   * Rare words say more than common ones; one that no document has says most, and counts against
   * every hit.
   */
  private float weight(Word word, int frequency, boolean subjectAsked) {
    var count = documents.size();
    var rarity = (float) (Math.log(1 + count / (1.0 + frequency)) / Math.log(1.0 + count));
    if (word.subject()) {
      return SUBJECT_WEIGHT * Math.max(rarity, MIN_RARITY);
    }
    return subjectAsked ? Math.min(rarity, CIRCUMSTANCE) : rarity;
  }

  private static Query coverage(Word word, Query found, float weight) {
    var anywhere = word.subject() ? weight : weight * IN_PASSING;
    var ways = new ArrayList<Query>();
    ways.add(new BoostQuery(new ConstantScoreQuery(found), anywhere));
    if (!word.article()) {
      ways.add(new BoostQuery(new ConstantScoreQuery(SearchFields.asked(word)), weight));
    }
    return new DisjunctionMaxQuery(ways, 0);
  }

  private List<Hit> hits(float[] scores, List<Word> words, String topic, int size) {
    var shown = shownWords(words);
    return SearchList.of(documents, scores, topic).limit(size)
        .map(
            line ->
                new Hit(
                    line.document().id(),
                    line.document().kind(),
                    line.score(),
                    line.citations(),
                    SearchSnippet.of(line.document().body(), shown)))
        .toList();
  }

  private static Set<String> shownWords(List<Word> words) {
    var shown = new LinkedHashSet<String>();
    for (var word : words) {
      shown.add(word.text());
      shown.addAll(word.alternatives());
    }
    return shown;
  }
}
