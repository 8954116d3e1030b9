package dev.anxin.simulation.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;

/// What moto 5.2.5 does otherwise than AWS, by the case that finds it.
final class Moto {
    static final Map<String, String> DEFECTS = """
            queue: a message that was given back cannot be hidden | it can
            queue: the receipt of a receive before does not delete | it does
            queue: a dead letter goes back to where it failed | 500
            queue: a dead letter that went back may be received as often as a new message | 500
            queue: dead letters go to another queue if it is named | 500
            queue: all dead letters go back | 500
            queue: an empty body is refused | it is taken
            queue: a body with a character that XML has not is refused | it is taken
            queue: a delay of -1 s is refused | it is taken
            begins_with(b, :firstByte) holds | it does not
            not not n = :five holds | 500
            s < :five does not hold | 500
            s >= :five does not hold | 500
            gone = absent does not hold | it holds
            size(gone) < :five does not hold | 500
            size(gone) >= :one does not hold | 500
            ADD numbers :two decides numbers | 1 and 1.0 are two elements
            DELETE numbers :two decides numbers | 1 and 1.0 are two elements
            the update «SET n.deep = :v» is refused | taken
            the update «SET m.n.deep = :v» is refused | taken
            the update «SET #undefined = :v» is refused | 500
            the condition «n = :undefined» is refused | 500
            the condition «#undefined = :v» is refused | 500
            the condition «n = » is refused | 500
            the condition «n» is refused | 500
            the condition «= :v» is refused | 500
            the condition «n = :v and» is refused | 500
            the condition «n = :v or or n = :v» is refused | 500
            the condition «(n = :v» is refused | 500
            the condition «n = :v)» is refused | 500
            the condition «n = :v :v» is refused | 500
            the condition «n == :v» is refused | 500
            the condition «attribute_exists(:v)» is refused | 500
            the condition «attribute_exists(n, s)» is refused | 500
            the condition «attribute_exists()» is refused | 500
            the condition «Attribute_Exists(n)» is refused | 500
            the condition «begins_with(s)» is refused | 500
            the condition «begins_with(s, :v)» is refused | the condition fails
            the condition «begins_with(s, s)» is refused | taken
            the condition «n = n» is refused | taken
            the condition «n < :yes» is refused | the condition fails
            the condition «n < :map» is refused | 500
            the condition «size(n)» is refused | 500
            the condition «» is refused | taken
            a value without any expression is refused | taken
            an unused value of a query is refused | taken
            no names at all are refused as an empty map | taken
            a wrong request is refused even where its condition would fail | the condition fails
            the number 1.0 is read as 1 | it is kept as written
            the number 0010 is read as 10 | it is kept as written
            the number -0 is read as 0 | it is kept as written
            the number 0.0 is read as 0 | it is kept as written
            the number 1e3 is read as 1000 | it is kept as written
            the number 1E-3 is read as 0.001 | it is kept as written
            the number -2.50 is read as -2.5 | it is kept as written
            «123456789012345678901234567890123456789» is refused as a number | taken
            «1e126» is refused as a number | taken
            numbers in lists, maps and sets take their normal form | it is kept as written
            an update's numbers take their normal form | it is kept as written
            an update's value that is no number is refused | taken
            a set with the same text twice is refused | taken
            a set with the same number twice is refused | taken
            a value of no type is refused | 500
            an update of an empty sort key is refused | taken
            a number as a key of an index is refused | taken
            an item of 400 KB is kept | the limit is smaller
            an update to more than 400 KB is refused | the limit is smaller
            none among many are refused | taken
            a transaction's numbers take their normal form | it is kept as written
            a transaction is cancelled by an update that cannot be | ValidationException for the request
            a transaction with the same token is done once | tokens are ignored
            another transaction with the same token is refused | tokens are ignored
            a transaction of nothing is refused | taken
            a transaction with an unused value is refused | taken
            a transaction with a check without condition is refused | taken
            the key condition «pk <> :pk» is refused | 500
            the key condition «pk = :pk or sk = :v» is refused | 500
            the key condition «not pk = :pk» is refused | 500
            the key condition «pk = :pk and sk <> :v» is refused | 500
            the key condition «pk = :pk and sk > :v and sk < :v» is refused | taken
            the key condition «pk = :pk and pk = :v» is refused | taken
            a limit of just all does not know that it is all | it knows
            a limit of nothing is refused | taken
            a start in another partition is refused | taken
            a start without its sort key is refused | taken
            a filter on a key is refused | taken
            a page of the index ends with all four keys | it lacks one
            an index that is none is refused | ResourceNotFoundException
            the stream tells of an update that makes an item | INSERT of the key alone comes first
            the stream tells of an item's changes in their order | INSERT of the key alone comes first
            the stream's images have numbers in their normal form | as written
            the stream does not tell of the same item put again | MODIFY, equal before and after
            the stream does not tell of an update to what was there | MODIFY, equal before and after
            the stream does not tell of the same number written otherwise | MODIFY, equal before and after
            the stream does not tell of a sum of zero | MODIFY, equal before and after
            the stream does not tell of the same set in another order | MODIFY, equal before and after
            the stream does not tell of an element added that was there | MODIFY, equal before and after
            the stream does not tell of an attribute removed that was none | MODIFY, equal before and after
            the stream tells of each item of a transaction once | INSERT twice for an update of an absent item
            the stream does not tell of a transaction's write that changes nothing | MODIFY, equal before and after
            the stream does not tell of a cancelled transaction | the stream ends with a cancelled transaction
            the stream tells of a repeated transaction once | tokens are ignored, INSERT twice
            """.lines()
            .map(row -> row.split(" \\| ", 2))
            .collect(Collectors.toUnmodifiableMap(row -> row[0], row -> row[1]));

    private Moto() {}

    /// Only moto answers at this path of its own.
    static boolean isAt(String uri) {
        try {
            var connection = (HttpURLConnection)
                    URI.create(uri + "/moto-api/data.json").toURL().openConnection();
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            throw new UncheckedIOException("AWS_ENDPOINT_URL does not answer: " + uri, e);
        }
    }
}
