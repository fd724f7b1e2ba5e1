package cn.pufa.content;

import cn.pufa.content.SearchWords.Word;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
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
import org.apache.lucene.search.QueryRescorer;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * Finds cards and articles by residents' own words. An index is a snapshot in memory that never
 * changes and may be searched by any number of threads; for new content build a new one and let the
 * old one go.
 */
public final class SearchIndex {

  /**
   * A document found; a higher score is a better match of the same query; the snippet is plain
   * text.
   */
  public record Hit(String id, String kind, double score, String snippet) {}

  private static final int MAX_SIZE = 100;

  /**
   * How many of the best scored are looked at for coverage; more would never reach the first page.
   */
  private static final int CANDIDATES = 200;

  /**
   * A hit must cover half of what the question is about. Minimum-should-match counts words; here
   * they are weighed, because 罚款 alone answers nothing of 停车罚款 while 离婚 alone answers much of
   * 隔壁老王离婚.
   */
  private static final float MIN_COVERAGE = 0.5f;

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

  /** Below this part of the best score a hit is noise in the tail of the list. */
  private static final float MIN_OF_BEST = 0.15f;

  private final List<SearchDocument> documents;
  private final IndexSearcher searcher;
  private final Synonyms synonyms;

  private SearchIndex(List<SearchDocument> documents, IndexSearcher searcher, Synonyms synonyms) {
    this.documents = documents;
    this.searcher = searcher;
    this.synonyms = synonyms;
  }

  public static SearchIndex build(List<SearchDocument> documents) {
    var directory = new ByteBuffersDirectory();
    var config =
        new IndexWriterConfig(SearchFields.analyzer()).setSimilarity(SearchFields.similarity());
    try (var writer = new IndexWriter(directory, config)) {
      for (var ordinal = 0; ordinal < documents.size(); ordinal++) {
        writer.addDocument(SearchFields.document(documents.get(ordinal), ordinal));
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
      var words = SearchWords.of(query, synonyms, this::isKnownPair);
      if (words.isEmpty() || documents.isEmpty()) {
        return List.of();
      }
      return hits(relevant(query, words, topic), words, Math.clamp(size, 1, MAX_SIZE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isKnownPair(String pair) {
    try {
      for (var field : SearchFields.PAIR_FIELDS) {
        if (searcher.getIndexReader().docFreq(new Term(field, pair)) > 0) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Scored by words first, then multiplied by the part of the question covered; zero for a hit to
   * drop.
   */
  private ScoreDoc[] relevant(String query, List<Word> words, String topic) throws IOException {
    var relevance = new ArrayList<Query>();
    var coverage = new ArrayList<Query>();
    var subjectAsked = words.stream().anyMatch(Word::subject);
    var total = 0f;
    for (var word : words) {
      var found = SearchFields.relevance(word);
      var weight = weight(word, searcher.count(found), subjectAsked);
      relevance.add(found);
      coverage.add(coverage(word, found, weight));
      total += weight;
    }
    relevance.add(SearchFields.sameQuestionQuery(query));
    var best = searcher.search(SearchFields.any(relevance, topic), CANDIDATES);
    return covered(SearchFields.any(coverage, null), total)
        .rescore(searcher, best, CANDIDATES)
        .scoreDocs;
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

  private static QueryRescorer covered(Query coverage, float total) {
    return new QueryRescorer(coverage) {
      @Override
      protected float combine(float score, boolean matches, float covered) {
        var part = matches ? covered / total : 0;
        return part < MIN_COVERAGE ? 0 : score * part;
      }
    };
  }

  private List<Hit> hits(ScoreDoc[] found, List<Word> words, int size) throws IOException {
    if (found.length == 0) {
      return List.of();
    }
    var enough = Math.max(found[0].score * MIN_OF_BEST, Float.MIN_VALUE);
    var shown = shownWords(words);
    var stored = searcher.storedFields();
    var hits = new ArrayList<Hit>();
    for (var scored : Arrays.asList(found).subList(0, Math.min(size, found.length))) {
      if (scored.score < enough) {
        break;
      }
      var ordinal =
          stored.document(scored.doc, Set.of(SearchFields.ORDINAL)).getField(SearchFields.ORDINAL);
      var document = documents.get(ordinal.numericValue().intValue());
      hits.add(
          new Hit(
              document.id(),
              document.kind(),
              scored.score,
              SearchSnippet.of(document.body(), shown)));
    }
    return hits;
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
