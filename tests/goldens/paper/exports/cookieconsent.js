// Settings of vanilla-cookieconsent 3 (CookieConsent.run). Made from https://tietosuoja.example.fi/cookies/, version 2026-03-01.
export default {
  "revision": 110214568677442,
  "categories": {
    "necessary": {
      "enabled": true,
      "readOnly": true
    }
  },
  "language": {
    "default": "fi",
    "autoDetect": "document",
    "translations": {
      "fi": {
        "consentModal": {
          "title": "Evästeet tällä sivustolla",
          "description": "Käytämme välttämättömiä evästeitä. Muita käytämme vain suostumuksellasi. Voit muuttaa valintaasi milloin tahansa. <a href=\"https://tietosuoja.example.fi/cookies/\">Lue lisää evästeistä</a>",
          "acceptAllBtn": "Hyväksy kaikki",
          "acceptNecessaryBtn": "Vain välttämättömät",
          "showPreferencesBtn": "Valitse"
        },
        "preferencesModal": {
          "title": "Evästeasetukset",
          "acceptAllBtn": "Hyväksy kaikki",
          "acceptNecessaryBtn": "Vain välttämättömät",
          "savePreferencesBtn": "Tallenna valinnat",
          "closeIconLabel": "Sulje",
          "sections": [
            {
              "title": "Necessary",
              "description": "",
              "linkedCategory": "necessary",
              "cookieTable": {
                "headers": {
                  "name": "Nimi",
                  "provider": "Tarjoaja",
                  "purpose": "Käyttötarkoitus",
                  "duration": "Voimassaoloaika"
                },
                "body": [
                  {
                    "name": "basket",
                    "provider": "",
                    "purpose": "",
                    "duration": "1 päivä"
                  }
                ]
              }
            }
          ]
        }
      },
      "sv": {
        "consentModal": {
          "title": "Kakor på den här webbplatsen",
          "description": "Vi använder nödvändiga kakor (cookies). Andra använder vi bara med ditt samtycke. Du kan ändra ditt val när som helst. <a href=\"https://tietosuoja.example.fi/sv/cookies/\">Läs mer om kakor</a>",
          "acceptAllBtn": "Godkänn alla",
          "acceptNecessaryBtn": "Bara nödvändiga",
          "showPreferencesBtn": "Välj"
        },
        "preferencesModal": {
          "title": "Inställningar för kakor",
          "acceptAllBtn": "Godkänn alla",
          "acceptNecessaryBtn": "Bara nödvändiga",
          "savePreferencesBtn": "Spara valen",
          "closeIconLabel": "Stäng",
          "sections": [
            {
              "title": "Necessary",
              "description": "",
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
                    "name": "basket",
                    "provider": "",
                    "purpose": "",
                    "duration": "1 dygn"
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
              "description": "",
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
                    "name": "basket",
                    "provider": "",
                    "purpose": "",
                    "duration": "1 day"
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
