package cn.pufa.search;

import cn.pufa.platform.json.GsonJson;
import cn.pufa.search.SearchDocument.Cited;
import cn.pufa.search.SearchWords.Word;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;

/**
 * Finds documents by residents' own words: the one class to replace where another way of finding is
 * wanted. It is a view of the index at one moment, searched by any number of threads.
 */
final class SearchIndex {

  /**
   * @param lines best first, none where nothing is relevant
   * @param notOurs other offices answer this
   * @param words what was looked for, to be marked
   */
  record Found(List<SearchList.Line> lines, boolean notOurs, Set<String> words) {
    static final Found NOTHING = new Found(List.of(), false, Set.of());
    static final Found NOT_OURS = new Found(List.of(), true, Set.of());
  }

  private static final int CANDIDATES = 300;

  /** A question asks for each of its pairs several times, and residents for the same ones. */
  private static final int PAIRS_REMEMBERED = 20_000;

  /** In the place of a document's ordinal, at questions other offices answer. */
  private static final int ELSEWHERE = -1;

  private static final int DELETED = -2;

  /** What the nearest single question counts beside all texts. */
  private static final float NEAREST = 1.25f;

  /**
   * How near a question of ours must come to be better than another office's, by whose words it
   * has.
   */
  private static final float OWN_WORD = 1.1f;

  private static final float NO_WORD = 1;
  private static final float FOREIGN_WORD = 0.8f;

  /**
   * How near at least where no word is of our own business, against the most that a word counts.
   */
  private static final double LEAST = 0.57;

  private final DirectoryReader reader;
  private final IndexSearcher searcher;
  private final List<SearchDocument> documents = new ArrayList<>();
  private final int[] ordinals;
  private final Synonyms synonyms;
  private final SearchPinyin pinyin;
  private final TopicWords topicWords = TopicWords.load();
  private final Map<String, Map<Cited, Float>> affinities = new ConcurrentHashMap<>();
  private final LoadingCache<String, Integer> usesOfPairs;

  SearchIndex(DirectoryReader reader) throws IOException {
    this.reader = reader;
    this.searcher = new IndexSearcher(reader);
    searcher.setSimilarity(SearchFields.similarity());
    searcher.setQueryCache(null);
    this.ordinals = readDocuments();
    this.usesOfPairs =
        Caffeine.newBuilder()
            .maximumSize(PAIRS_REMEMBERED)
            .build(pair -> SearchFields.usesOfPair(reader, pair));
    this.synonyms = Synonyms.load();
    this.pinyin = new SearchPinyin(vocabulary(), mostUsed(SearchFields.askedPairs(reader)));
  }

  /** Takes in all documents; tells of which each entry of the index is. */
  private int[] readDocuments() throws IOException {
    var ordinals = new int[reader.maxDoc()];
    Arrays.fill(ordinals, DELETED);
    var byKey = new HashMap<String, Integer>();
    byKey.put(SearchFields.ELSEWHERE, ELSEWHERE);
    for (LeafReaderContext leaf : reader.leaves()) {
      var live = leaf.reader().getLiveDocs();
      var keys = leaf.reader().getSortedDocValues(SearchFields.KEY);
      var stored = leaf.reader().storedFields();
      for (var entry = 0; entry < leaf.reader().maxDoc(); entry++) {
        if (live != null && !live.get(entry) || !keys.advanceExact(entry)) {
          continue;
        }
        var key = keys.lookupOrd(keys.ordValue()).utf8ToString();
        var ordinal = byKey.get(key);
        if (ordinal == null) {
          ordinal = documents.size();
          byKey.put(key, ordinal);
          var json = stored.document(entry).get(SearchFields.DOCUMENT);
          documents.add(GsonJson.GSON.fromJson(json, SearchDocument.class));
        }
        ordinals[leaf.docBase + entry] = ordinal;
      }
    }
    return ordinals;
  }

  /** Listed words and those of the questions, the most used first: dibao is 低保, not 低宝. */
  private List<String> vocabulary() throws IOException {
    var uses = SearchFields.askedWords(reader);
    var variants =
        String.join("\n", documents.stream().flatMap(d -> d.variants().stream()).toList());
    synonyms.vocabulary().forEach(word -> uses.merge(word, occurrences(variants, word), Math::max));
    return mostUsed(uses);
  }

  private static List<String> mostUsed(Map<String, Integer> uses) {
    return uses.keySet().stream()
        .sorted(Comparator.comparing((String text) -> uses.get(text)).reversed())
        .toList();
  }

  /** The segmenter does not know all listed words. */
  private static int occurrences(String text, String word) {
    var count = 0;
    for (var at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      count++;
    }
    return count;
  }

  Map<String, SearchDocument> documents() {
    var byKey = new LinkedHashMap<String, SearchDocument>();
    documents.forEach(document -> byKey.put(document.key(), document));
    return byKey;
  }

  /** Finds beforehand what lists of answers need of each card, as long as it is asked. */
  void prepare(BooleanSupplier wanted) {
    documents.stream()
        .filter(document -> document.isPlainWords() && document.citations().size() > 1)
        .takeWhile(document -> wanted.getAsBoolean())
        .forEach(this::affinity);
  }

  /** False where a newer view has taken its place; otherwise to be ended by {@link #leave}. */
  boolean enter() {
    return reader.tryIncRef();
  }

  void leave() {
    try {
      reader.decRef();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The best of all kinds in one list, best first.
   *
   * @param query plain text of any length; no syntax
   */
  Found find(String query) {
    try {
      var question = pinyin.writtenOut(SearchWords.normalize(query));
      var words = words(question);
      if (words.isEmpty() || documents.isEmpty()) {
        return Found.NOTHING;
      }
      var pairs = pairs(question);
      var nearest = new float[documents.size()];
      var elsewhere = nearestQuestions(words, pairs, nearest);
      if (isOthers(question, words, elsewhere, nearest)) {
        return elsewhere > 0 ? Found.NOT_OURS : Found.NOTHING;
      }
      var scores = texts(question, words, pairs, nearest);
      var lines = SearchList.of(documents, scores, this::affinity, topicWords.in(question));
      return new Found(lines, false, shown(words));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Word> words(String question) {
    return SearchWords.of(question, synonyms, pair -> usesOfPairs.get(pair) > 0);
  }

  private Map<String, Float> pairs(String question) {
    return SearchPairs.of(question, synonyms, usesOfPairs::get);
  }

  /** Nearer to a question of another office, or near to nothing at all. */
  private boolean isOthers(String question, List<Word> words, float elsewhere, float[] nearest) {
    var ours = 0f;
    for (var score : nearest) {
      ours = Math.max(ours, score);
    }
    if (words.stream().anyMatch(Word::subject)) {
      return elsewhere > ours * OWN_WORD;
    }
    var foreign = synonyms.elsewhere().stream().anyMatch(question::contains);
    return elsewhere > ours * (foreign ? FOREIGN_WORD : NO_WORD)
        || ours < LEAST * Math.log(reader.numDocs());
  }

  /** Fills in the best single question of each document; the best of other offices' comes back. */
  private float nearestQuestions(List<Word> words, Map<String, Float> pairs, float[] nearest)
      throws IOException {
    var elsewhere = 0f;
    for (var found : found(SearchQueries.questions(words, pairs))) {
      var ordinal = ordinals[found.doc];
      if (ordinal == ELSEWHERE) {
        elsewhere = Math.max(elsewhere, found.score);
      } else {
        nearest[ordinal] = Math.max(nearest[ordinal], found.score);
      }
    }
    return elsewhere;
  }

  /** The score of each document: its texts as a whole, and its single question that is nearest. */
  private float[] texts(
      String question, List<Word> words, Map<String, Float> pairs, float[] nearest)
      throws IOException {
    var scores = nearest.clone();
    for (var ordinal = 0; ordinal < scores.length; ordinal++) {
      scores[ordinal] *= NEAREST;
    }
    for (var found : found(SearchQueries.texts(question, words, pairs))) {
      scores[ordinals[found.doc]] += found.score;
    }
    return scores;
  }

  private ScoreDoc[] found(Query query) throws IOException {
    return searcher.search(query, CANDIDATES).scoreDocs;
  }

  /** How well each article that a card cites answers the card's own question. */
  private Map<Cited, Float> affinity(SearchDocument card) {
    // Not computeIfAbsent: it would hold others up while it searches.
    var known = affinities.get(card.key());
    if (known == null) {
      known = findAffinity(card);
      affinities.put(card.key(), known);
    }
    return known;
  }

  private Map<Cited, Float> findAffinity(SearchDocument card) {
    try {
      var question = SearchWords.normalize(card.title());
      var none = new float[documents.size()];
      var scores = texts(question, words(question), pairs(question), none);
      var affinity = new HashMap<Cited, Float>();
      var cited = new HashSet<>(card.citations());
      for (var ordinal = 0; ordinal < scores.length; ordinal++) {
        var document = documents.get(ordinal);
        if (scores[ordinal] > 0 && document.isArticle()) {
          var citation = document.citations().getFirst();
          if (cited.contains(citation)) {
            affinity.put(citation, scores[ordinal]);
          }
        }
      }
      return affinity;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> shown(List<Word> words) {
    var shown = new LinkedHashSet<String>();
    for (var word : words) {
      shown.add(word.text());
      shown.addAll(word.alternatives());
    }
    return shown;
  }
}
