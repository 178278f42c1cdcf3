"""Searches what somebody else wrote down, with tantivy:

    search.py FILE

FILE has a line of JSON for each text ({"start": …, "text": …}) and each search ({"query": …}), in the order in which they were
written and sought. What is found is counted, and the fifty of the latest meetings are read.
"""

import json
import sys
import time

import tantivy


def main():
    texts, queries = told(sys.argv[1])
    begun = time.perf_counter()
    index = indexed(texts)
    taken = time.perf_counter() - begun
    searcher = index.searcher()
    found = [search(index, searcher, query) for query in queries]
    times = sorted(milliseconds for milliseconds, _ in found)
    counts = [count for _, count in found]
    print(json.dumps({
        "index_seconds": taken, "p50_ms": times[len(times) // 2], "p99_ms": times[len(times) * 99 // 100],
        "empty": counts.count(0), "most": max(counts),
    }))


def told(path):
    with open(path) as file:
        lines = [json.loads(line) for line in file]
    return [line for line in lines if "text" in line], [line["query"] for line in lines if "query" in line]


def indexed(texts):
    schema = tantivy.SchemaBuilder()
    schema.add_text_field("text", stored=True, tokenizer_name="swedish")
    schema.add_integer_field("start", fast=True)
    index = tantivy.Index(schema.build())
    words = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    index.register_tokenizer(
        "swedish", words.filter(tantivy.Filter.lowercase()).filter(tantivy.Filter.stemmer("swedish")).build())
    writer = index.writer()
    for text in texts:
        writer.add_document(tantivy.Document(text=text["text"], start=text["start"]))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return index


def search(index, searcher, query):
    begun = time.perf_counter()
    result = searcher.search(
        index.parse_query(" ".join(f"+{word}" for word in query.split()), ["text"]), 50, count=True,
        order_by_field="start")
    read = [searcher.doc(address)["text"][0] for _, address in result.hits]
    assert len(read) == min(result.count, 50)
    return (time.perf_counter() - begun) * 1000, result.count


main()
