using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tocsin.Server.Api;

/// <summary>How the API writes JSON: camel case, words for enumerations, named infinities where a ratio has no bound.</summary>
public static class ApiJson
{
    /// <summary>The same for servers and clients.</summary>
    public static JsonSerializerOptions Options { get; } = Apply(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    /// <summary>Sets options up.</summary>
    public static JsonSerializerOptions Apply(JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower));
        options.NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals;
        return options;
    }
}
