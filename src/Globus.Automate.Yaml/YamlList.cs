using YamlDotNet.Core;

namespace Globus.Automate.Yaml;

/// <summary>A list.</summary>
/// <param name="begin">Where it begins.</param>
/// <param name="items">The items.</param>
internal sealed class YamlList(Mark begin, IReadOnlyList<YamlValue> items) : YamlValue(begin)
{
    /// <summary>The items.</summary>
    public IReadOnlyList<YamlValue> Items { get; } = items;
}
