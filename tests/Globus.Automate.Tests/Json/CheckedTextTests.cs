using System.Text;
using System.Text.Json;
using Globus.Automate.Json;

namespace Globus.Automate.Tests.Json;

/// <summary>Objects that are kept as text give what objects that are parsed at once give, and fail as early.</summary>
public sealed class CheckedTextTests
{
    private const string Padding = "\"padding\":\"____________________________________________________________\"";

    [Theory]
    [InlineData("{\"a\":1,\"b\":[1.5,{\"c\":null}],\"a\":2}")]
    [InlineData("{\"A\":\"\\u00e4\\ud83d\\ude00\",\"b\":{\"c\":{\"d\":[]}}}")]
    [InlineData("{\"n\":123456789012345678901234567890}")]
    [InlineData("{}")]
    public void The_members_are_those_of_the_document(string json)
    {
        Assert.Equal(JsonMap.Parse(json).ToString(), Read(Encoding.UTF8.GetBytes(json)).ToString());
        var padded = Padded(json);
        Assert.Equal(JsonMap.Parse(padded).ToString(), Read(Encoding.UTF8.GetBytes(padded)).ToString());
    }

    [Theory]
    [InlineData("{\"a\":1e999}")]
    [InlineData("{\"a\":{\"b\":[-1e999]}}")]
    [InlineData("{\"a\":\"\\ud800\"}")]
    [InlineData("{\"\\udc00\":1}")]
    [InlineData("{\"a\":tru}")]
    public void What_cannot_be_read_fails_at_once(string json) =>
        Assert.ThrowsAny<Exception>(() => Read(Encoding.UTF8.GetBytes(Padded(json))));

    [Fact]
    public void Bytes_that_are_no_characters_fail_at_once()
    {
        var bytes = Encoding.UTF8.GetBytes(Padded("{\"a\":\"?\"}"));
        bytes[Array.IndexOf(bytes, (byte)'?')] = 0xFF;
        Assert.ThrowsAny<Exception>(() => Read(bytes));
    }

    [Fact]
    public void A_member_that_is_added_while_the_document_is_read_is_an_error()
    {
        var map = JsonMap.Parse("{\"a\":1,\"b\":2}");
        Assert.Throws<InvalidOperationException>(() =>
        {
            foreach (var member in map)
            {
                map[member.Key + "2"] = 1;
            }
        });
    }

    private static string Padded(string json) => json.Length == 2 ? $"{{{Padding}}}" : $"{{{Padding},{json[1..]}";

    private static JsonMap Read(byte[] json) => CheckedText.Read(new ArraySegment<byte>(json), body =>
        {
            var reader = new Utf8JsonReader(body);
            reader.Read();
            return CheckedText.ReadMap(ref reader);
        });
}
