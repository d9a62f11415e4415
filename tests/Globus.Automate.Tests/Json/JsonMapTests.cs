using System.Collections;
using System.Text.Json;
using Globus.Automate.Json;

namespace Globus.Automate.Tests.Json;

public sealed class JsonMapTests
{
    public static TheoryData<string, string> Numbers => CaseFile.Read("numbers");

    [Theory]
    [InlineData("""{"Hello":"World","hello":"foo"}""")]
    [InlineData("""{"z":1,"a":[1,[],{}],"m":{"x":null,"y":[true,false]}}""")]
    [InlineData("""{"text":"ä \" \\ \n 😀","":"empty name"}""")]
    [InlineData("{}")]
    public void A_document_comes_out_as_it_went_in(string json) =>
        Assert.Equal(
            JsonDocument.Parse(json).RootElement.GetRawText(),
            JsonMap.Parse(json).ToJsonElement().GetRawText(),
            Normalised
        );

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_number_is_what_holds_it_exactly(string json, string expected)
    {
        string actual;
        try
        {
            var value = JsonMap.Parse($$"""{"n":{{json}}}""")["n"]!;
            actual = FormattableString.Invariant($"{value.GetType().Name} {value}");
        }
        catch (FormatException)
        {
            actual = "none";
        }
        Assert.Equal(expected, actual);
    }

    [Theory]
    [InlineData("1.0")]
    [InlineData("-0.0")]
    [InlineData("0.1")]
    [InlineData("9223372036854775808.0")]
    [InlineData("123456789012345678901234567890123")]
    public void A_number_comes_out_with_the_digits_that_came_in(string json) =>
        Assert.Equal($$"""{"n":{{json}}}""", JsonMap.Parse($$"""{"n":{{json}}}""").ToString());

    [Fact]
    public void Entries_are_those_of_an_untyped_dictionary() =>
        Assert.All(((IEnumerable)JsonMap.Parse("""{"a":1,"b":2}""")).Cast<object>(), entry =>
            Assert.IsType<DictionaryEntry>(entry)
        );

    [Fact]
    public void A_key_is_found_exactly_first_and_without_case_second()
    {
        var map = JsonMap.Parse("""{"Hello":"World","hello":"foo","Only":1}""");

        Assert.Equal(("World", "foo", "World", 1L), (map["Hello"], map["hello"], map["HELLO"], map["only"]));
        Assert.True(map.ContainsKey("ONLY"));
        Assert.Throws<KeyNotFoundException>(() => map["other"]);
    }

    [Fact]
    public void A_document_can_be_changed_and_keeps_its_order()
    {
        var map = JsonMap.Parse("""{"b":1,"a":2}""");

        map["c"] = new JsonList { "x", null };
        map["b"] = true;
        map.Add("B", 1.5);
        Assert.True(map.Remove("A"));

        Assert.Equal("""{"b":true,"c":["x",null],"B":1.5}""", map.ToString());
        Assert.Equal(["b", "c", "B"], map.Keys);
        Assert.Throws<ArgumentException>(() => map.Add("c", 0));
        Assert.False(map.Remove("a"));
    }

    [Fact]
    public void A_document_is_an_untyped_dictionary_too()
    {
        IDictionary map = JsonMap.Parse("""{"a":1,"b":{"c":2}}""");

        var keys = new List<object>();
        foreach (DictionaryEntry entry in map)
        {
            keys.Add(entry.Key);
        }

        Assert.Equal(["a", "b"], keys);
        Assert.Equal((1L, null), (map["A"], map["absent"]));
        Assert.True(map.Contains("b"));
        map["a"] = "changed";
        map.Remove("b");
        Assert.Equal("""{"a":"changed"}""", map.ToString());
        Assert.Throws<ArgumentException>(() => map.Add(1, 1));
    }

    [Fact]
    public void What_callers_put_in_is_written()
    {
        var map = new JsonMap
        {
            ["id"] = new Guid("24bc4997-b483-4c25-a19c-64b0afc00743"),
            ["time"] = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(1)),
            ["int"] = 1,
            ["float"] = 0.5f,
            ["decimal"] = 1.10m,
            ["list"] = new object?[] { 1, "two", null },
            ["table"] = new Hashtable { ["k"] = "v" },
            ["kind"] = DayOfWeek.Monday,
            ["element"] = JsonDocument.Parse("""{"raw":1.0}""").RootElement,
        };

        Assert.Equal(
            """{"id":"24bc4997-b483-4c25-a19c-64b0afc00743","time":"2026-01-02T03:04:05+01:00","int":1,"float":0.5,"decimal":1.10,"list":[1,"two",null],"table":{"k":"v"},"kind":"Monday","element":{"raw":1.0}}""",
            map.ToString()
        );
        Assert.Throws<NotSupportedException>(() => new JsonMap { ["x"] = new object() }.ToString());
    }

    [Fact]
    public void A_document_may_be_deep()
    {
        var json = string.Concat(Enumerable.Repeat("""{"a":[""", 200)) + string.Concat(Enumerable.Repeat("]}", 200));

        Assert.Equal(json, JsonMap.Parse(json).ToString());
    }

    [Theory]
    [InlineData("[1]", "The text is valid JSON but not an object.")]
    [InlineData("{", "The text is not valid JSON: ")]
    [InlineData("", "The text is not valid JSON: ")]
    [InlineData("{} {}", "The text is not valid JSON: ")]
    public void What_is_no_object_is_refused(string json, string message) =>
        Assert.StartsWith(message, Assert.Throws<FormatException>(() => JsonMap.Parse(json)).Message);

    [Fact]
    public void Lists_fit_into_a_cell()
    {
        Assert.Equal("a; b", new StringList(["a", "b"]).ToString());
        Assert.Equal("", StringList.None.ToString());
        Assert.Equal("""[1,"a",{"b":null}]""", new JsonList { 1, "a", JsonMap.Parse("""{"b":null}""") }.ToString());
    }

    private static bool Normalised(string expected, string actual) =>
        JsonElement.DeepEquals(JsonDocument.Parse(expected).RootElement, JsonDocument.Parse(actual).RootElement);
}
