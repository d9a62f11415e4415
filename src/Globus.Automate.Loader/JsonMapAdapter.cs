using System.Collections.ObjectModel;
using System.Management.Automation;
using Globus.Automate.Json;

namespace Globus.Automate.Loader;

/// <summary>Shows the members of a JSON document as properties for PowerShell cmdlets.</summary>
public sealed class JsonMapAdapter : PSPropertyAdapter
{
    /// <inheritdoc/>
    public override Collection<PSAdaptedProperty> GetProperties(object baseObject)
    {
        var properties = new Collection<PSAdaptedProperty>();
        foreach (var name in Map(baseObject).Keys)
        {
            properties.Add(new PSAdaptedProperty(name, null));
        }

        return properties;
    }

    /// <inheritdoc/>
    public override PSAdaptedProperty? GetProperty(object baseObject, string propertyName) =>
        Map(baseObject).ContainsKey(propertyName) ? new PSAdaptedProperty(propertyName, null) : null;

    /// <inheritdoc/>
    public override string GetPropertyTypeName(PSAdaptedProperty adaptedProperty) =>
        (GetPropertyValue(adaptedProperty)?.GetType() ?? typeof(object)).FullName!;

    /// <inheritdoc/>
    public override object? GetPropertyValue(PSAdaptedProperty adaptedProperty)
    {
        return Map(adaptedProperty.BaseObject).TryGetValue(adaptedProperty.Name, out var value) ? value : null;
    }

    /// <inheritdoc/>
    public override void SetPropertyValue(PSAdaptedProperty adaptedProperty, object? value)
    {
        Map(adaptedProperty.BaseObject)[adaptedProperty.Name] = value;
    }

    /// <inheritdoc/>
    public override bool IsGettable(PSAdaptedProperty adaptedProperty) => true;

    /// <inheritdoc/>
    public override bool IsSettable(PSAdaptedProperty adaptedProperty) => true;

    private static JsonMap Map(object baseObject) =>
        (JsonMap)(baseObject is PSObject wrapped ? wrapped.BaseObject : baseObject);
}
