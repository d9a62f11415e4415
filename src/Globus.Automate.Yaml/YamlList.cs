using YamlDotNet.Core;

namespace Globus.Automate.Yaml;

/// <summary>A list.</summary>
/// <param name="start">Where it begins.</param>
/// <param name="items">The items.</param>
internal sealed class YamlList(Mark start, IReadOnlyList<YamlValue> items) : YamlValue(start)
{
    /// <summary>The items.</summary>
    public IReadOnlyList<YamlValue> Items { get; } = items;
}
