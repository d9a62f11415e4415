using System.Globalization;

namespace Globus.Automate.Language.Tests.Expressions;

public sealed class PythonTextTests
{
    public static TheoryData<string, string> Numbers => CaseFile.Read("floats");

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_float_is_written_as_python_writes_it(string number, string text) =>
        Assert.Equal(text, PythonText.Number(double.Parse(number, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("a", "'a'")]
    [InlineData("it's", "\"it's\"")]
    [InlineData("it's \"so\"", "'it\\'s \"so\"'")]
    [InlineData("\\ \n \r \t \u0001 \u0085", "'\\\\ \\n \\r \\t \\x01 \\x85'")]
    [InlineData("é€😀", "'é€😀'")]
    [InlineData("\u00A0\u200B\u2028\uE000 \U000E0001", "'\\xa0\\u200b\\u2028\\ue000 \\U000e0001'")]
    public void A_string_is_quoted_as_python_quotes_it(string text, string quoted) =>
        Assert.Equal(quoted, PythonText.Quote(text));
}
