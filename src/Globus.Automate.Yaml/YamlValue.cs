using YamlDotNet.Core;

namespace Globus.Automate.Yaml;

/// <summary>A value of a YAML document: a text, a list or a mapping.</summary>
/// <param name="begin">Where it begins.</param>
internal abstract class YamlValue(Mark begin)
{
    /// <summary>Where it begins.</summary>
    public Mark Begin { get; } = begin;
}
