// Settings of vanilla-cookieconsent 3 (CookieConsent.run). Made from https://tietosuoja.example.fi/sv/cookies/, version 2023-03-01.
export default {
  "revision": 110214568677442,
  "categories": {
    "necessary": {
      "enabled": true,
      "readOnly": true
    }
  },
  "language": {
    "default": "sv",
    "autoDetect": "document",
    "translations": {
      "sv": {
        "consentModal": {
          "title": "Kakor på den här webbplatsen",
          "description": "Vi använder nödvändiga kakor (cookies). Andra använder vi bara med ditt samtycke. Du kan ändra ditt val när som helst. <a href=\"https://tietosuoja.example.fi/sv/cookies/\">Läs mer om kakor</a>",
          "acceptAllBtn": "Godkänn alla",
          "acceptNecessaryBtn": "Bara nödvändiga",
          "showPreferencesBtn": "Välj"
        },
        "preferencesModal": {
          "title": "Cookieinställningar",
          "acceptAllBtn": "Godkänn alla",
          "acceptNecessaryBtn": "Bara nödvändiga",
          "savePreferencesBtn": "Spara valen",
          "closeIconLabel": "Stäng",
          "sections": [
            {
              "title": "Nödvändiga",
              "description": "<p>De håller ordning på din korg.</p>",
              "linkedCategory": "necessary",
              "cookieTable": {
                "headers": {
                  "name": "Namn",
                  "provider": "Leverantör",
                  "purpose": "Ändamål",
                  "duration": "Giltighetstid"
                },
                "body": [
                  {
                    "name": "session_*",
                    "provider": "Egen",
                    "purpose": "",
                    "duration": "Tills webbläsaren stängs"
                  }
                ]
              }
            }
          ]
        }
      },
      "en": {
        "consentModal": {
          "title": "Cookies on this site",
          "description": "We use necessary cookies. With your consent we use others too. You can change your choice at any time. <a href=\"https://tietosuoja.example.fi/en/cookies/\">Read more about cookies</a>",
          "acceptAllBtn": "Accept all",
          "acceptNecessaryBtn": "Only necessary",
          "showPreferencesBtn": "Choose"
        },
        "preferencesModal": {
          "title": "Cookie settings",
          "acceptAllBtn": "Accept all",
          "acceptNecessaryBtn": "Only necessary",
          "savePreferencesBtn": "Save choices",
          "closeIconLabel": "Close",
          "sections": [
            {
              "title": "Necessary",
              "description": "<p>They keep your basket in order.</p>",
              "linkedCategory": "necessary",
              "cookieTable": {
                "headers": {
                  "name": "Name",
                  "provider": "Provider",
                  "purpose": "Purpose",
                  "duration": "Lifetime"
                },
                "body": [
                  {
                    "name": "session_*",
                    "provider": "Ours",
                    "purpose": "",
                    "duration": "Until the browser is closed"
                  }
                ]
              }
            }
          ]
        }
      }
    }
  }
};
